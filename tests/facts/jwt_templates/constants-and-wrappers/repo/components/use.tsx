import { UserButton } from '@clerk/clerk-react'
import { useHasuraToken, useMany, useTemplateToken } from '../lib/token'

export function Use() {
  const hasura = useHasuraToken()
  const first = useTemplateToken('first')
  const second = useTemplateToken('second')

  return [UserButton, hasura, first, second, useMany('admin')]
}
