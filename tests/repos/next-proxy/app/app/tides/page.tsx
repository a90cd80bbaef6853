import { Show } from '@clerk/nextjs'
import { auth } from '@clerk/nextjs/server'
import { HARBOUR_MASTER } from '../../lib/roles'

export default async function Tides() {
  const { orgRole } = await auth.protect({ permission: 'org:tides:read' })
  return (
    <>
      <h1>{orgRole === HARBOUR_MASTER ? 'Set the tides' : 'Tides'}</h1>
      <Show when={{ plan: 'org:fleet' }}>
        <p>All berths</p>
      </Show>
      <Show when={{ feature: 'forecasts' }}>
        <p>Forecast</p>
      </Show>
    </>
  )
}
