import { verifyWebhook } from "@clerk/nextjs/webhooks";

export const POST = async (request: Request) => Response.json(await verifyWebhook(request));
