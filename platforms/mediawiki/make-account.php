<?php
// Makes an account with a password for programs: `make-account.php --name River --password … --bot-password …`.
require_once getenv('MW_INSTALL_PATH') . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;

class MakeAccount extends Maintenance
{
    public function __construct()
    {
        parent::__construct();
        foreach (['name', 'password', 'bot-password', 'groups'] as $option) {
            $this->addOption($option, $option, $option !== 'groups', true);
        }
    }

    public function execute()
    {
        $user = User::newFromName($this->getOption('name'));
        $services = MediaWikiServices::getInstance();
        if (!$user->isRegistered()) {
            $user->addToDatabase();
            $change = ['password' => $this->getOption('password'), 'retype' => $this->getOption('password')];
            if (!$user->changeAuthenticationData(['username' => $user->getName()] + $change)->isGood()) {
                $this->fatalError('no password was set');
            }
        }
        foreach (array_filter(explode(',', $this->getOption('groups', ''))) as $group) {
            $services->getUserGroupManager()->addUserToGroup($user, $group);
        }
        $grants = ['basic', 'highvolume', 'editpage', 'createeditmovepage', 'uploadfile', 'uploadeditmovefile', 'delete'];
        $password = BotPassword::newFromUser($user, 'secondlook') ?? BotPassword::newUnsaved([
            'user' => $user,
            'appId' => 'secondlook',
            'grants' => $grants,
        ]);
        $hash = $services->getPasswordFactory()->newFromPlaintext($this->getOption('bot-password'));
        if (!$password->save($password->isSaved() ? 'update' : 'insert', $hash)->isGood()) {
            $this->fatalError('no password for programs was set');
        }
        echo $user->getName();
    }
}

$maintClass = MakeAccount::class;
require_once RUN_MAINTENANCE_IF_MAIN;
