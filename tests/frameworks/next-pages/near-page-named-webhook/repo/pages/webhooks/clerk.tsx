export default function Page() {
  return <p>POST /api/webhooks/clerk takes Clerk's deliveries</p>
}
