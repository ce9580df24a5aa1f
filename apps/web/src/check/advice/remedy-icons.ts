export { CameraIcon as ImageIcon, EditIcon } from '@ag.ds-next/react/icon'
