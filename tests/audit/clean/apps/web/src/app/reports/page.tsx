import { auth } from '@clerk/nextjs/server'
import { FLEET_PLAN, MAY_READ_REPORTS, ROLES } from '@harbour/access'
import { reportsOf } from '@/lib/reports'

export default async function ReportsPage() {
  const { has, orgId } = await auth()
  if (!orgId || !has({ permission: MAY_READ_REPORTS })) {
    return <p>Ask your harbour master for the reports.</p>
  }
  const reports = await reportsOf(orgId, has({ plan: FLEET_PLAN }))

  return (
    <section>
      {has({ role: ROLES.master, feature: 'tide_tables' }) && <a href="/api/tides">Tides</a>}
      <ul>
        {reports.map((report) => (
          <li key={report.id}>{report.title}</li>
        ))}
      </ul>
    </section>
  )
}
