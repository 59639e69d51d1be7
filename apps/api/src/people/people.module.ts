import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountEntity } from './account.entity';
import { AccountsController } from './accounts.controller';
import { AccountsReader } from './accounts.reader';
import { AccountsStore } from './accounts.store';
import { AskCode } from './ask-code';
import { BeginSignIn } from './begin-sign-in';
import { BrowserCookies } from './browser-cookies';
import { CheckCode } from './check-code';
import { CodeLetter } from './code-letter';
import { CarrySessions } from './demonstration/carry-sessions';
import { SeatFamilies } from './demonstration/seat-families';
import { EndRole } from './end-role';
import { EndSessions } from './end-sessions';
import { FinishSignIn } from './finish-sign-in';
import { GrantEntity } from './grant.entity';
import { GrantRole } from './grant-role';
import { IdentityEntity } from './identity.entity';
import { ListRoutes } from './list-routes';
import { ListWays } from './list-ways';
import { OwnAddress } from './own-address';
import './people.happenings';
import { PeopleWorker } from './people.worker';
import { Providers } from './providers';
import { SeatPersonas } from './seat-personas';
import { SendCode } from './send-code';
import { SessionController } from './session.controller';
import { SessionEntity } from './session.entity';
import { SessionGuard } from './session.guard';
import { Sessions } from './sessions';
import { SessionsStore } from './sessions.store';
import { SignInCodeController } from './sign-in-code.controller';
import { SignInCodeEntity } from './sign-in-code.entity';
import { SignInCodesStore } from './sign-in-codes.store';
import { SignInController } from './sign-in.controller';
import { SignInEntity } from './sign-in.entity';
import { SignInsStore } from './sign-ins.store';
import { SignOut } from './sign-out';
import { StartSession } from './start-session';
import { Visits } from './visits';

/** Accounts, signing in, roles, and the guard at every door of the service. */
@Module({
  imports: [
    DiscoveryModule,
    TypeOrmModule.forFeature([
      AccountEntity,
      IdentityEntity,
      GrantEntity,
      SessionEntity,
      SignInEntity,
      SignInCodeEntity,
    ]),
  ],
  controllers: [SessionController, SignInController, SignInCodeController, AccountsController],
  providers: [
    OwnAddress,
    Providers,
    BrowserCookies,
    AccountsStore,
    AccountsReader,
    SessionsStore,
    SignInsStore,
    SignInCodesStore,
    Sessions,
    StartSession,
    SignOut,
    EndSessions,
    Visits,
    BeginSignIn,
    FinishSignIn,
    AskCode,
    CheckCode,
    CodeLetter,
    SendCode,
    PeopleWorker,
    GrantRole,
    EndRole,
    ListRoutes,
    ListWays,
    SeatPersonas,
    CarrySessions,
    SeatFamilies,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [AccountsReader, CarrySessions, SeatFamilies],
})
export class PeopleModule {}
