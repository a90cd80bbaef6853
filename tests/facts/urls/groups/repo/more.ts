export const more = { proxyUrl: "/__clerk" };
