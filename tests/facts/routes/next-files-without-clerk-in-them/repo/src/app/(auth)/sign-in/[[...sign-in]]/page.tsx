import { SignIn } from '@clerk/nextjs';
export default () => <SignIn />;
