<?php
// Makes the tables, the administrator and a password for programs, and prints that password.
[, $root, $address, $password] = $argv;
$_SERVER['HTTP_HOST'] = parse_url($address, PHP_URL_HOST) . ':' . parse_url($address, PHP_URL_PORT);
$_SERVER['REQUEST_URI'] = '/';
define('WP_INSTALLING', true);
require $root . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Parks and libraries', 'admin', 'admin@example.org', true, '', $password);
update_option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
update_option('timezone_string', 'Australia/Sydney');
// Faces would come from another server.
update_option('show_avatars', '0');
flush_rewrite_rules(false);
echo WP_Application_Passwords::create_new_application_password(1, ['name' => 'Second Look'])[0];
