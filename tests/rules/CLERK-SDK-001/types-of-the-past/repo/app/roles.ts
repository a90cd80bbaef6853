// expect: CLERK-SDK-001
import type { MembershipRole } from '@clerk/types'

export type Role = MembershipRole | 'guest'
