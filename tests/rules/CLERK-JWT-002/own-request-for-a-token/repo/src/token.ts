export const tokenOf = (session: string, template: string) =>
  fetch(`https://api.clerk.com/v1/sessions/${session}/tokens/${template}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` },
  })
