// clerk-audit-ignore-line CLERK-KEY-001 until: clerk
// clerk-audit-ignore-line CLERK-KEY-001 until
// clerk-audit-ignore-line CLERK-KEY-001 until the vendor answers
// clerk-audit-ignore-line CLERK-KEY-001 until 2026-02-30: no day
// clerk-audit-ignore-line CLERK-KEY-001: until then
