import { Protect } from '@clerk/clerk-react';

export const Old = ({ children, ...rest }) => <Protect plan="basic" {...rest}>{children}</Protect>;
