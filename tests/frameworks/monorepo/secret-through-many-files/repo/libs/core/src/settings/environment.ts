export const fromEnvironment = (name: string) => process.env[name]!;
