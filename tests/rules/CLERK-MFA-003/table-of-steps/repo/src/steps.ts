export const steps: Record<string, string> = {
  needs_first_factor: '/sign-in/code',
  needs_second_factor: '/sign-in/second',
}
