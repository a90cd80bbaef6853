// clerk-audit-ignore-next-line CLERK-KEY-001: two comments and a blank line are passed over

// another tool's comment
/* of several
   lines */
export const clerk = 1; // clerk-audit-ignore-line CLERK-KEY-002: its own
/*
 * clerk-audit-ignore-next-line CLERK-KEY-003: from within a block
 * goes on
 */ export const a = 1;
export const b = 1;
/* clerk-audit-ignore-next-line CLERK-KEY-004: the comment below has code behind it */
/* x */ export const c = 1;
class d {
  // clerk-audit-ignore-next-line CLERK-KEY-005: no comment of this language
  #e = 1;
}
// note // clerk-audit-ignore-next-line CLERK-KEY-009: nothing follows
