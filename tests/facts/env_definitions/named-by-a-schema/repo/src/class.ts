import { IsString } from "class-validator";

export class Environment {
	@IsString()
	CLERK_SECRET_KEY: string;

	CLERK_JWT_KEY: string;
}
