// clerk-audit-ignore-next-line
const a = 1;
// clerk-audit-ignore-next-line all of it
const b = 1;
// clerk-audit-ignore-line CLERK-KEY-001 until tomorrow: soon
const c = 1;
