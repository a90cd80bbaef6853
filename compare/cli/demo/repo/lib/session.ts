import jwt from "jsonwebtoken";

const publicKey = process.env.CLERK_JWT_KEY ?? "";

export function readSession(token: string) {
  return jwt.verify(token, publicKey, { algorithms: ["RS256"] });
}
