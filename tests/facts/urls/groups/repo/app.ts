import { clerkMiddleware, requireAuth } from "@clerk/express";
import { more } from "./more";
import { options } from "elsewhere";

app.use(clerkMiddleware({ isSatellite: true, domain: "example.com" }));
app.use(requireAuth({ isSatellite: true, ...options }));
app.use(requireAuth({ isSatellite: true, ...more, domain() {} }));
app.use(requireAuth({ isSatellite: true, ...more }));
