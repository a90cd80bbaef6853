import { type RequestHandler } from "@builder.io/qwik-city";

export const onGet: RequestHandler = async ({ env, json }) => {
	json(200, env.get("CLERK_SECRET_KEY"));
};
export const onPost: RequestHandler = async (request) => {
	request.json(200, request.env.get("CLERK_JWT_KEY"));
};
