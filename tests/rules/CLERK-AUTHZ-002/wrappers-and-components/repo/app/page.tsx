import { Gate } from '../components/gate'

export default function Page() {
  return (
    <>
      <Gate permission="org:invoices:read">Read</Gate>
      {/* expect: CLERK-AUTHZ-002 */}
      <Gate permission="org:invoices:wirte">Write</Gate>
    </>
  )
}
