'use client'
import { useFlags } from './flags'

export function Export({ member, tariff }) {
  const { has } = useFlags()
  if (member.has({ permission: 'posts:edit' }) && tariff.has({ plan: 'gold' })) {
    return <p>Edit</p>
  }
  return has({ feature: 'beta-flag' }) ? <p>Export</p> : null
}
