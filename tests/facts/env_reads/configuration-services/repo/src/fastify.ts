import Fastify from "fastify";
import fastifyEnv from "@fastify/env";

const fastify = Fastify();
await fastify.register(fastifyEnv, {
	schema: { type: "object", properties: { CLERK_SECRET_KEY: { type: "string" } } },
});
export const secret = fastify.config.CLERK_SECRET_KEY;
fastify.get("/", async (request) => request.server.config.CLERK_PUBLISHABLE_KEY);
