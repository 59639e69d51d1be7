import 'reflect-metadata';
import type { AddressInfo, Server } from 'node:net';
import { Body, Controller, Get, Module, NotFoundException, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BareRow } from './bare-row.entity';
import { BareStore } from './bare.store';

/** The yardstick: a Nest route that reads one row by its primary key, and one that commits one INSERT. No more than that. */
@Controller('rows')
class BareController {
  constructor(private readonly store: BareStore) {}

  @Get(':id')
  async read(@Param('id') id: string): Promise<BareRow> {
    const row = await this.store.read(id);
    if (row === null) throw new NotFoundException();
    return row;
  }

  @Post()
  async write(@Body() { text }: { text: string }): Promise<{ id: string }> {
    return { id: await this.store.write(text) };
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env['BARE_DATABASE'] ?? '',
      entities: [BareRow],
      synchronize: true,
      extra: { max: 20 },
    }),
    TypeOrmModule.forFeature([BareRow]),
  ],
  controllers: [BareController],
  providers: [BareStore],
})
class BareModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(BareModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer() as Server;
  const { port } = server.address() as AddressInfo;
  process.send?.({ port });
}

void main();
