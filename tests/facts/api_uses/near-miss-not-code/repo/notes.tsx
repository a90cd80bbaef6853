// import { auth } from '@clerk/nextjs/server';
/* const { userId } = auth(); <UserButton afterSignOutUrl="/" /> */
const sample = "import { SignIn } from '@clerk/nextjs'";
const template = `import { auth } from '@clerk/nextjs/server'; auth();`;

function auth() {
  return { userId: sample + template };
}
const { userId } = auth();
const SignIn = ({ afterSignInUrl }) => afterSignInUrl;
export default () => <SignIn afterSignInUrl={userId} />;
