import fastifyEnv from "@fastify/env";
import { type } from "arktype";

export const options = { schema: { type: "object", properties: { CLERK_SECRET_KEY: { type: "string" } } } };
export const checked = type({ CLERK_JWT_KEY: "string" });
