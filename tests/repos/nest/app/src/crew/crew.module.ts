import { Module } from '@nestjs/common'
import { CrewService } from './crew.service'

@Module({ providers: [CrewService], exports: [CrewService] })
export class CrewModule {}
