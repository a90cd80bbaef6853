import { Controller } from '@nestjs/common';
import { BaseWebhooks } from './base.controller';

@Controller('hooks')
export class WebhooksController extends BaseWebhooks {}
