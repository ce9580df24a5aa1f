/**
 * A key whose private half was thrown away: what is shown for a passkey that nobody has is verified against it, so
 * that the answer takes as long as it does for one that somebody has. P-256 in COSE.
 */
export const nobodysKey: Uint8Array<ArrayBuffer> = Uint8Array.from(
  Buffer.from(
    'pQECAyYgASFYIJN2W-HWLf69cYf3xhw_S1vL_NxUrf2vIQxZEksY79amIlggi3L81gib8wmGssqFzLJw7ewV1juXeOpfzLdzAyFJYVs',
    'base64url',
  ),
)
