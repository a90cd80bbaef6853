export function next(attempt: { status: string | null }) {
  if (attempt.status === 'needs_second_factor') {
    location.assign('/mfa')
  }
}
