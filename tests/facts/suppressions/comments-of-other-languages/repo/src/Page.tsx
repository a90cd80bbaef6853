export const Page = () => (
  <div>
    {/* clerk-audit-ignore-next-line CLERK-BILLING-001: preview only */}
    <p>clerk</p>
  </div>
);
