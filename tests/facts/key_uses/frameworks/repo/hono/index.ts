import { Hono } from "hono";
import { clerkMiddleware } from "@clerk/hono";

const app = new Hono();
app.use("*", (c, next) => clerkMiddleware({ secretKey: c.env.CLERK_SECRET_KEY })(c, next));
