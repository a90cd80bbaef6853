export function requireVariable(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`missing: ${name}`);
  }
  return value;
}
