import { notFound } from 'next/navigation';

/** An address that nothing listens at gets the not-found page in its own language. */
export default function NothingHere() {
  notFound();
}
