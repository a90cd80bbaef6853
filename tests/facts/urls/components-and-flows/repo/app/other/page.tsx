"use client";
import { useClerk } from "@clerk/nextjs";

export default function Callback() {
	const { handleRedirectCallback } = useClerk();
	void handleRedirectCallback({});
	return null;
}
