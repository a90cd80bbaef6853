const { clerkPlugin } = require("@clerk/fastify");
const fastify = require("fastify")();

fastify.register(clerkPlugin, { secretKey: process.env.CLERK_SECRET_KEY });
