import { Bank } from "bank-sdk";

export const whenReady = () => Promise.resolve(new Bank());
