export const steps = { needs_second_factor: '/second', complete: '/' }

export function next(attempt: { status: string }, task?: { key: string }) {
  return attempt.status === 'needs_second_factor' || task?.key === 'setup-mfa'
}

export function consent(all: Record<string, unknown>) {
  all.legalAccepted = true
  return { ...all, legalAccepted: true, missing: 'legal_accepted' }
}
