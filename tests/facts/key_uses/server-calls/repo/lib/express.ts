import { clerkMiddleware, requireAuth } from "@clerk/express";
import express from "express";

const app = express();
app.use(clerkMiddleware((req) => ({ secretKey: process.env.CLERK_EU_SECRET_KEY })));
app.use(requireAuth({ secretKey: process.env.CLERK_SECRET_KEY }));
