// The script of every page. Each behaviour replaces a form that already works without it.
import "./css/app.css";
import { Application } from "@hotwired/stimulus";
import Autosave from "./autosave_controller";
import Reach from "./reach_controller";
import Waiting from "./waiting_controller";

const application = Application.start();
application.register("autosave", Autosave);
application.register("reach", Reach);
application.register("waiting", Waiting);
