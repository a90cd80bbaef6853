import * as cdk from 'aws-cdk-lib'
import * as ecs from 'aws-cdk-lib/aws-ecs'
import { App } from '@aws-cdk/aws-amplify-alpha'
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'

const environment = {
  CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY || '',
  CLERK_PUBLISHABLE_KEY: 'pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ',
}

export class Api extends cdk.Stack {
  constructor(scope: cdk.App, stored: never) {
    super(scope, 'Api', { env: { CLERK_API_URL: 'no property of a stack' } as never })
    new NodejsFunction(this, 'Users', { environment, memorySize: 512 })
    new ecs.FargateTaskDefinition(this, 'Task').addContainer('Web', {
      image: ecs.ContainerImage.fromAsset('.'),
      secrets: {
        CLERK_WEBHOOK_SIGNING_SECRET: ecs.Secret.fromSecretsManager(stored),
      },
    })
    new App(this, 'Site', {
      environmentVariables: {
        VITE_CLERK_PUBLISHABLE_KEY: process.env.CLERK_PUBLISHABLE_KEY ?? '',
      },
    })
  }
}
