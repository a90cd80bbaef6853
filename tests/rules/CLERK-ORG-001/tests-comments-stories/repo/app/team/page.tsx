export default function Team() {
  // return <OrganizationSwitcher />
  return <p>auth.protect of role org:admin is for later</p>
}
