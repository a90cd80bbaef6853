import "@clerk/nextjs/server";
import Stripe from "stripe";
import { createClient, createClerkClient } from "./own";

// createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
export const stripe = new Stripe({ apiKey: process.env.STRIPE_SECRET_KEY });
export const own = createClient({ secretKey: process.env.OTHER_SECRET_KEY });
export const named = createClerkClient({ secretKey: process.env.OTHER_SECRET_KEY });
export const unused = { secretKey: process.env.OTHER_SECRET_KEY };
