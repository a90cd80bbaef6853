import { Injectable } from "@nestjs/common";
import { ConfigService, registerAs } from "@nestjs/config";

export const clerkConfig = registerAs("clerk", () => ({ secretKey: process.env.CLERK_SECRET_KEY }));

@Injectable()
export class Settings {
	constructor(private readonly config: ConfigService) {}

	key() {
		return this.config.get<string>("CLERK_JWT_KEY");
	}

	secret() {
		return this.config.getOrThrow("CLERK_WEBHOOK_SIGNING_SECRET");
	}
}
