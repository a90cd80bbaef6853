import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function welcome(to: string) {
  await resend.emails.send({
    from: 'desk@parcel-desk.example',
    to,
    subject: 'Your parcels are safe with us',
    text: 'Bring your passport.',
  })
}
