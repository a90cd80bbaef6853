import { OnGatewayConnection, WebSocketGateway } from '@nestjs/websockets'
import { verifyToken } from '@clerk/backend'

@WebSocketGateway()
export class LiveGateway implements OnGatewayConnection {
  async handleConnection(client: any) {
    await this.check(client).catch(() => client.disconnect(true))
  }

  private async check(client: any) {
    await verifyToken(client.handshake.auth.token, { secretKey: process.env.CLERK_SECRET_KEY })
  }
}
