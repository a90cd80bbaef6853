import { Module } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { HooksModule } from './hooks.module';

@Module({
  imports: [
    HooksModule,
    RouterModule.register([{ path: 'v1', children: [{ path: 'hooks', module: HooksModule }] }]),
  ],
})
export class AppModule {}
