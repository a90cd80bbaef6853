import { HandleSSOCallback } from "@clerk/react";

export const Done = () => <HandleSSOCallback />;
