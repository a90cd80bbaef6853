import { verifyWebhook } from "@clerk/nextjs/webhooks";
import type { NextRequest } from "next/server";
import { removeCustomer, saveCustomer } from "@/lib/customers";

export async function POST(req: NextRequest) {
  let event;
  try {
    event = await verifyWebhook(req);
  } catch {
    return new Response("bad signature", { status: 400 });
  }

  if (event.type === "user.created") {
    await saveCustomer(event.data.id);
  }
  if (event.type === "user.deleted") {
    await removeCustomer(event.data.id);
  }
  return new Response("ok");
}
