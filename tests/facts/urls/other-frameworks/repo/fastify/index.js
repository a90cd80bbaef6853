const { clerkPlugin } = require("@clerk/fastify");
const fastify = require("fastify")();

fastify.register(clerkPlugin, { proxyUrl: "https://clerk.example.com" });
