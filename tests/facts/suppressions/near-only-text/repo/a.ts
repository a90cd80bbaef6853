// the comment clerk-audit-ignore is described in the manual
const text = 'clerk-audit-ignore-next-line CLERK-KEY-001: no comment';
const more = `
# clerk-audit-ignore-file CLERK-KEY-001
`;
export const say = () => text + more;
// a line like clerk-audit-ignore-next-line is described in the manual
